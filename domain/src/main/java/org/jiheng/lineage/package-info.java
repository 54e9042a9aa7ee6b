/**
 * 沿革: what became of counties and departments. A unit goes on under another code, goes
 * into another, or its parts do by weights; the county's finance records that of its
 * departments, the administrator of the instance that of counties (撤县设区). What was sealed
 * stays where it was sealed; only who asks for today's units sees it put together anew.
 */
@NullMarked
package org.jiheng.lineage;

import org.jspecify.annotations.NullMarked;
