import { printRows } from '../../rows/print-rows';
import { erasedBytes } from './erased-bytes';
import { forgedArchives } from './forged-archives';
import { exportedCells } from './exported-cells';

const failed = await printRows(
  [erasedBytes, exportedCells, forgedArchives],
  process.argv.slice(2),
  process.env['HELPDESK_ROWS_REPORT'],
);
process.exit(failed > 0 ? 1 : 0);
