/// Streams: numbering what is sent, and putting what is received back into order.
@NullMarked
package dev.kith.client.stream;

import org.jspecify.annotations.NullMarked;
