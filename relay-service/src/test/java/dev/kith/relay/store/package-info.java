@NullMarked
package dev.kith.relay.store;

import org.jspecify.annotations.NullMarked;
