#pragma once

#include <tuple>

#include "core/optim/adam.h"
#include "core/optim/lion.h"
#include "core/optim/sgd.h"

namespace gradlab::rule {

/// In the place of core/optim/all.h, for a program that has other rules: fewer, and one of its own.
using All = std::tuple<Sgd, Adam, Lion>;

}  // namespace gradlab::rule
