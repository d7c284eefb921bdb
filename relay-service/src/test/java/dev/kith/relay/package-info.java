@NullMarked
package dev.kith.relay;

import org.jspecify.annotations.NullMarked;
