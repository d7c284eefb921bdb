/// Tests of what turns the crank.
@NullMarked
package dev.kith.client.runtime;

import org.jspecify.annotations.NullMarked;
