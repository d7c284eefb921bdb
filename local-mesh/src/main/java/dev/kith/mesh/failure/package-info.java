/// What is said when the mesh cannot start or go on. Pure.
@NullMarked
@SansIo
package dev.kith.mesh.failure;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
