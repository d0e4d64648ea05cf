#pragma once

#include <tuple>

#include "core/optim/adam.h"
#include "core/optim/lion.h"
#include "core/optim/sgd.h"

namespace gradlab::rule {

/// Replaces core/optim/all.h in a program with other rules: fewer of the catalog's, and one added.
using All = std::tuple<Sgd, Adam, Lion>;

}  // namespace gradlab::rule
