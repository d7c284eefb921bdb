/// Who may do what at a service's HTTP edge.
@SansIo
@NullMarked
package dev.kith.servicekit.access;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
