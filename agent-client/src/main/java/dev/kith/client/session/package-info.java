/// Durable sessions at several relays as one inbox: each event is handled once, again if that
/// fails, and is acknowledged wherever it came from. Pure.
@NullMarked
@SansIo
package dev.kith.client.session;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
