/// The files below KITH_HOME: keys, contacts, the numbers of the streams written here, and what is
/// remembered of the sessions read here.
@NullMarked
package dev.kith.client.store;

import org.jspecify.annotations.NullMarked;
