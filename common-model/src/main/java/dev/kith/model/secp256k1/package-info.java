/// The curve behind [dev.kith.model.crypto.Signatures]: an adapter to the native libsecp256k1.
@NullMarked
package dev.kith.model.secp256k1;

import org.jspecify.annotations.NullMarked;
