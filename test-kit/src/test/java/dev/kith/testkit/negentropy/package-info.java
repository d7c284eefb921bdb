/// Generated tests of the reconciliation of sets.
@NullMarked
package dev.kith.testkit.negentropy;

import org.jspecify.annotations.NullMarked;
