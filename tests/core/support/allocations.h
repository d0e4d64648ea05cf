#pragma once

#include <functional>

namespace gradlab {

/// The number of allocations of this program so far, by operator new and by malloc (which Eigen's temporaries use).
long allocations();

/// The largest number of bytes held at one time during `work`, beyond those held before it.
long mostBytesDuring(const std::function<void()>& work);

}  // namespace gradlab
