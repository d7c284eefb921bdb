/// The relay: stores events, answers subscriptions.
@NullMarked
package dev.kith.relay;

import org.jspecify.annotations.NullMarked;
