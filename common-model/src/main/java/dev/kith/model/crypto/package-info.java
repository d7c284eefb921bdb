/// Keys, BIP-340 signatures and NIP-44 encryption. Pure: the native curve library stays behind
/// [dev.kith.model.crypto.Signatures].
@NullMarked
@SansIo
package dev.kith.model.crypto;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
