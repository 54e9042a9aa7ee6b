/**
 * Who may reach the application at all: access tokens of one issuer, checked whole, and
 * the answers to everyone else.
 */
@NullMarked
package org.jiheng.security;

import org.jspecify.annotations.NullMarked;
