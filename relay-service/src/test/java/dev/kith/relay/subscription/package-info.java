@NullMarked
package dev.kith.relay.subscription;

import org.jspecify.annotations.NullMarked;
