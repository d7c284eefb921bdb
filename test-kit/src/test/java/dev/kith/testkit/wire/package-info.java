/// Tests of the one wire codec that draw generated cases.
@NullMarked
package dev.kith.testkit.wire;

import org.jspecify.annotations.NullMarked;
