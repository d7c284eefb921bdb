/// The one codec between bytes and [dev.kith.model.message] that services and clients share:
/// Jackson streaming, every event parsed once and kept as it arrived.
@NullMarked
package dev.kith.model.wire;

import org.jspecify.annotations.NullMarked;
