/// Tests of budgets.
@NullMarked
package dev.kith.relay.budget;

import org.jspecify.annotations.NullMarked;
