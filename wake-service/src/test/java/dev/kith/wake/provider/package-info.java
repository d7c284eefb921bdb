/// What the tests of push services share.
@NullMarked
package dev.kith.wake.provider;

import org.jspecify.annotations.NullMarked;
