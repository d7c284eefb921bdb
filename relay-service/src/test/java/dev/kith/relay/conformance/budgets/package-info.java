/// Budgets of addresses and keys.
@NullMarked
package dev.kith.relay.conformance.budgets;

import org.jspecify.annotations.NullMarked;
