/// Frames of the presence group as bytes, and who signed them. Pure.
@NullMarked
@SansIo
package dev.kith.presence.wire;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
