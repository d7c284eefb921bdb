/// Who belongs to the group of presence instances and who of them lives: SWIM with Lifeguard. Pure.
@NullMarked
@SansIo
package dev.kith.presence.membership;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
