package org.jiheng.tenancy.persistence;

import org.springframework.transaction.TransactionDefinition;

/**
 * How a transaction of an overseeing region begins that only writes: it sees nothing of
 * what is granted to the region, since to resolve that costs more than a short write
 * does.
 */
public record WithoutGrants() implements TransactionDefinition {
}
