/// Negentropy, protocol version 1: how two sides find out which events each of them lacks, in
/// messages that grow with the difference and not with the sets (NIP-77). Pure.
@NullMarked
@SansIo
package dev.kith.model.negentropy;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
