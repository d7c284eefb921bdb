/// Events as NIP-01 defines them: values, canonical form, kinds. Pure.
@NullMarked
@SansIo
package dev.kith.model.event;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
