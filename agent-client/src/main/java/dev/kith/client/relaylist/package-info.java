/// At which relays a key reads what is sent to it (NIP-65 and NIP-17). Pure.
@NullMarked
@SansIo
package dev.kith.client.relaylist;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
