/// Names of keys (NIP-05): their form, and who may have which. Pure.
@NullMarked
@SansIo
package dev.kith.relay.name;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
