#include "core/descent/descend.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/expression/typed-rule.h"
#include "core/optim/optimizer.h"

namespace gradlab {

class ExplainedMover : public Mover {
 public:
  virtual std::optional<Trouble> trouble() const = 0;
};

namespace {

/// Sets the reason why a path diverged: an operation of a typed rule without a finite result, or an overflow.
void explain(Descended& path, const std::optional<Trouble>& trouble) {
  constexpr std::string_view beyond = " beyond the largest number in double precision, 1.8e308";
  if (!path.diverged) return;
  path.code = trouble ? trouble->code : "overflow";
  if (trouble)
    path.message = trouble->message;
  else if (path.quantity == "state")
    path.message = std::string("what the optimizer remembers grew").append(beyond);
  else if (path.quantity == "parameter")
    path.message = std::string("the parameters grew").append(beyond);
  else
    path.message = std::string("the loss grew").append(beyond);
}

std::optional<Trouble> troubleIn(const TypedRule& rule) { return rule.trouble(); }
std::optional<Trouble> troubleIn(const Optimizer<double>&) { return std::nullopt; }

/// A mover that owns its optimizer.
template <class Optimizer>
class Moving final : public ExplainedMover {
 public:
  explicit Moving(Optimizer optimizer) : optimizer_(std::move(optimizer)) {}
  void step(std::span<double> theta, std::span<const double> gradient, double lr) override {
    optimizer_.step(theta, gradient, lr);
  }
  std::span<const double> state() override { return optimizer_.state(); }
  std::optional<Trouble> trouble() const override { return troubleIn(optimizer_); }

 private:
  Optimizer optimizer_;
};

std::unique_ptr<ExplainedMover> makeMover(const CheckedDescent& asked) {
  if (asked.own) return std::make_unique<Moving<TypedRule>>(TypedRule(asked.own->program, asked.own->constants, 2));
  return std::make_unique<Moving<Optimizer<double>>>(Optimizer<double>(asked.optimizer.name, asked.optimizer.knobs, 2));
}

}  // namespace

DescentWork::DescentWork(const CheckedDescent& asked)
    : own_(makeLandscape(asked.landscape)), mover_(makeMover(asked)), follower_(*own_, *mover_, asked.descent) {}

DescentWork::~DescentWork() = default;

Descended DescentWork::descended() const {
  Descended descended{follower_.path, {}, {}};
  explain(descended, mover_->trouble());
  return descended;
}

DescentWork::DescentWork(const Surface& surface, const CheckedDescent& asked, const Descent& descent)
    : mover_(makeMover(asked)), follower_(surface, *mover_, descent) {}

Descended descend(const CheckedDescent& asked) {
  DescentWork work(asked);
  finish(work);
  return work.descended();
}

std::vector<std::string> bufferNames(const CheckedDescent& asked) {
  if (asked.own) return TypedRule::buffers(asked.own->program);
  const auto buffers = findRule(asked.optimizer.name)->buffers;
  return {buffers.begin(), buffers.end()};
}

GridWork::GridWork(const CheckedGrid& grid)
    : surface_(makeLandscape(grid.landscape)),
      low_(grid.low),
      high_(grid.high),
      columns_(grid.columns),
      rows_(grid.rows) {
  values_.reserve(static_cast<std::size_t>(columns_ * rows_));
}

bool GridWork::advance(std::int64_t points) {
  const auto between = [](double low, double high, Index i, Index count) {
    return low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
  };
  const Index all = columns_ * rows_;
  auto at = static_cast<Index>(values_.size());
  for (const auto end = static_cast<Index>(std::min<std::int64_t>(all, at + points)); at < end; ++at)
    values_.push_back(surface_->value(
        {between(low_.x, high_.x, at % columns_, columns_), between(low_.y, high_.y, at / columns_, rows_)}));
  return at < all;
}

TuningWork::TuningWork(CheckedTuning tuning) : tuning_(std::move(tuning)), surface_(makeLandscape(tuning_.landscape)) {}

bool TuningWork::advance(std::int64_t steps) {
  if (!descent_) {
    Descent descent = tuning_.descent;
    descent.lr = tuning_.rates[finals_.size()];
    descent.seed += static_cast<std::uint64_t>(seed_);
    descent_.emplace(*surface_, tuning_, descent);
  }
  if (descent_->advance(steps)) return true;
  const Path& path = descent_->path();
  sum_ += path.diverged ? std::numeric_limits<double>::quiet_NaN() : path.f.back();
  descent_.reset();
  if (++seed_ < tuning_.seeds && !std::isnan(sum_)) return true;
  finals_.push_back(sum_ / static_cast<double>(tuning_.seeds));
  seed_ = 0;
  sum_ = 0;
  return finals_.size() < tuning_.rates.size();
}

Index indexOfLeast(std::span<const double> numbers) {
  Index least = -1;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (least < 0 ? !std::isnan(numbers[i]) : numbers[i] < numbers[static_cast<std::size_t>(least)])
      least = static_cast<Index>(i);
  return least;
}

}  // namespace gradlab
