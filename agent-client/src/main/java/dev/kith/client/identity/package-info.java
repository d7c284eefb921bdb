/// Who is who: the keys of this machine, the names people use for keys, and the ports to where both
/// are kept. Pure.
@NullMarked
@SansIo
package dev.kith.client.identity;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
