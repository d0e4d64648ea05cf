#pragma once

#include <functional>

namespace gradlab {

/// How often this program asked for memory so far: by operator new, and by malloc, which is what Eigen's temporaries
/// use.
long allocations();

/// The most bytes that were held at one time during `work`, beyond what was held before.
long mostBytesDuring(const std::function<void()>& work);

}  // namespace gradlab
