#include <iostream>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/json.h"
#include "cli/operand.h"
#include "cli/run.h"
#include "core/data/prepared.h"
#include "core/experiment/preparation.h"

namespace gradlab {

namespace {

constexpr std::string_view dataHelp =
    "gradlab data FILE [--data TABLE]\n\n"
    "Prints the data of an experiment after preprocessing, row by row, as JSON; y is the number of a class, or the "
    "target of\n"
    "a regression in the units trained in. FILE holds the experiment, - is standard input. What was assumed of an own\n"
    "table is in remarks, and on standard error.\n\n"
    "  --data TABLE    reads this table (CSV) as the data, in place of data.csv; - is standard input\n";

Value dataOf(const Dataset& dataset, const Prepared& prepared, const Problems& remarks) {
  const Matrix<double> x = prepared.inputs.apply(dataset.x);
  const Matrix<double> targets = dataset.isRegression() ? preparedTargets(dataset, prepared) : Matrix<double>();
  std::vector<const char*> parts(dataset.y.size());
  for (const auto& [part, name] :
       {std::pair(&prepared.train, "train"), {&prepared.valid, "valid"}, {&prepared.test, "test"}})
    for (const Index row : part->rows) parts[static_cast<std::size_t>(row)] = name;

  Value::Array rows;
  for (Index row = 0; row < dataset.rows(); ++row) {
    const auto i = static_cast<std::size_t>(row);
    rows.emplace_back(Value::Object{{"split", parts[i]},
                                    {"x", Value::list(Eigen::VectorXd(x.col(row)))},
                                    {"y", dataset.isRegression() ? targets(0, row) : dataset.y[i]}});
  }
  Value::Array listed;
  for (const Problem& remark : remarks)
    listed.emplace_back(Value::Object{
        {"path", remark.path}, {"code", remark.code}, {"params", remark.params}, {"message", remark.message}});
  return Value::Object{{"features", Value::list(dataset.features)},
                       {"classes", dataset.isRegression() ? Value() : Value::list(dataset.classes)},
                       {"rows", std::move(rows)},
                       {"remarks", std::move(listed)}};
}

}  // namespace

int printData(cli::Arguments arguments) {
  cli::Flags flags = cli::parseFlags(arguments, {cli::kDataFlag}, {});
  if (flags.help) return cli::help(dataHelp);
  const std::string file = cli::theFile(flags);
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);
  const cli::Run run = cli::readRun(file, flags);
  if (!run.complaints.empty()) return cli::refuse(run.complaints);
  const Prepared prepared = prepare(*run.dataset, preparationOf(run.experiment.data));
  std::cout << cli::toJson(dataOf(*run.dataset, prepared, run.remarks)) << '\n';
  return cli::done;
}

}  // namespace gradlab
