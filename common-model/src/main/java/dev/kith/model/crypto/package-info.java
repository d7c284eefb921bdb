/// Keys, BIP-340 signatures and NIP-44 encryption. The native curve library stays behind
/// [dev.kith.model.crypto.Signatures].
@NullMarked
package dev.kith.model.crypto;

import org.jspecify.annotations.NullMarked;
