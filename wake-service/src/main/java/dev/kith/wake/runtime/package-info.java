/// Does what the rules decide: takes what is due from the store and hands it to push services.
@NullMarked
package dev.kith.wake.runtime;

import org.jspecify.annotations.NullMarked;
