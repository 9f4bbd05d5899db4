import type { Guard } from '../../core/ports/rule.ts';

/** Changes that nobody made but a newer listwright. */
export const planVersion: Guard = {
  id: 'plan/version',
  about: {
    en: 'A listing would change only because listwright was upgraded: that change is held back.',
    zh: '仅因 listwright 升级而产生的变更会暂停。',
  },
  holds(change, { versioned }) {
    if (change.cause !== 'version') return undefined;
    return {
      en: `${versioned} would change only because listwright was upgraded, not because of your files.`,
      zh: `${versioned} 项变更只因 listwright 升级而产生，并非您的文件有改动。`,
    };
  },
};
