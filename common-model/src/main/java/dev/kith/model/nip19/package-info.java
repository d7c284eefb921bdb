/// Keys, events and addresses as people pass them around: the bech32 texts of NIP-19. Pure.
@NullMarked
@SansIo
package dev.kith.model.nip19;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
