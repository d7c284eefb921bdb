/// What the tests of several modules share.
@NullMarked
package dev.kith.testkit;

import org.jspecify.annotations.NullMarked;
