/// Gift wraps (NIP-59): an event that hides who wrote what it holds, and the proof of who did.
/// Pure.
@NullMarked
@SansIo
package dev.kith.client.giftwrap;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
