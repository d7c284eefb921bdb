/// Other services of the mesh: the relay, which tells who is to be woken, and the presence service,
/// which is told who can be.
@NullMarked
package dev.kith.wake.mesh;

import org.jspecify.annotations.NullMarked;
