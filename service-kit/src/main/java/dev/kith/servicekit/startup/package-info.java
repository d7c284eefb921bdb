/// What a service says when its configuration keeps it from starting.
@SansIo
@NullMarked
package dev.kith.servicekit.startup;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
