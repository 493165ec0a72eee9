import { Done, IdInput } from '@mif/contract/paging';
import { ListVuesInput, SaveVueInput, Vue, VueList } from '@mif/contract/vues';
import { listVues } from '@mif/domain/vues/list';
import { removeVue } from '@mif/domain/vues/remove';
import { saveVue } from '@mif/domain/vues/save';
import { checked, command, query, router } from '../procedures.ts';

export const vuesRouter = router({
  list: query('vue.read')
    .input(checked(ListVuesInput))
    .output(checked(VueList))
    .query(({ ctx, input }) => listVues(ctx.domain, input)),
  save: command('vue.save')
    .input(checked(SaveVueInput))
    .output(checked(Vue))
    .mutation(({ ctx, input }) => saveVue(ctx.domain, input)),
  remove: command('vue.save')
    .input(checked(IdInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => removeVue(ctx.domain, input)),
});
