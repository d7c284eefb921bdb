@NullMarked
package dev.kith.client.relaylist;

import org.jspecify.annotations.NullMarked;
