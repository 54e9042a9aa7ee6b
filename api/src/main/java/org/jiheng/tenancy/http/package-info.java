/** How tenants share one instance over HTTP. */
@NullMarked
package org.jiheng.tenancy.http;

import org.jspecify.annotations.NullMarked;
