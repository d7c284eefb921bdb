/// Other services of the mesh, asked with this service's own key.
@NullMarked
package dev.kith.wake.mesh;

import org.jspecify.annotations.NullMarked;
