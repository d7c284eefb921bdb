/// Which live subscriptions an event matches. Pure.
@NullMarked
@SansIo
package dev.kith.relay.subscription;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
