/// The files below KITH_HOME: keys, contacts, the numbers of the streams written here, what is
/// remembered of the sessions read here, and what waits to be sent.
@NullMarked
package dev.kith.client.store;

import org.jspecify.annotations.NullMarked;
