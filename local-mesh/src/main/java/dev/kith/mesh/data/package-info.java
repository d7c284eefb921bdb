/// The data directory of a mesh: owner-only, and claimed by one process at a time.
@NullMarked
package dev.kith.mesh.data;

import org.jspecify.annotations.NullMarked;
