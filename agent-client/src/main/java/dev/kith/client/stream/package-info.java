/// Streams (protocol §3): numbering what is sent, and putting what is received back into order.
/// Pure.
@NullMarked
@SansIo
package dev.kith.client.stream;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
