/// Several relays on one database.
@NullMarked
package dev.kith.relay.replicas;

import org.jspecify.annotations.NullMarked;
