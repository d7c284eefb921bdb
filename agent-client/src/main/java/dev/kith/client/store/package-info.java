/// The files below KITH_HOME: keys, contacts, and the numbers of the streams written here.
@NullMarked
package dev.kith.client.store;

import org.jspecify.annotations.NullMarked;
