/// Random but repeatable cases: a test takes a seed and draws from it what it needs.
@NullMarked
package dev.kith.testkit.generated;

import org.jspecify.annotations.NullMarked;
