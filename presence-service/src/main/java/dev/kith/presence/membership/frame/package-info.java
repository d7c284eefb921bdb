/// What members of the presence group say to each other, and how many bytes that takes. Pure.
@NullMarked
@SansIo
package dev.kith.presence.membership.frame;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
